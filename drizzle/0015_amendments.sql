CREATE TABLE "amendment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"version_id" uuid NOT NULL,
	"entity" jsonb NOT NULL,
	CONSTRAINT "amendment_same" CHECK (entity ->> 'id' = id::text and (entity ->> 'revision')::integer = revision
				and entity ->> 'versionId' = version_id::text)
);
--> statement-breakpoint
ALTER TABLE "signature" ADD COLUMN "circumstances" jsonb;--> statement-breakpoint
ALTER TABLE "version" ADD COLUMN "amends" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_version_id_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "amendment_plan" ON "amendment" USING btree ("plan_id");