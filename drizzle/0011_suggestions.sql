CREATE TABLE "suggestion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"entity" jsonb NOT NULL,
	CONSTRAINT "suggestion_same" CHECK (entity ->> 'id' = id::text and (entity ->> 'revision')::integer = revision)
);
--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestion_plan" ON "suggestion" USING btree ("plan_id");