CREATE TABLE "clinical_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"entity" jsonb NOT NULL,
	CONSTRAINT "clinical_record_kind" CHECK ("clinical_record"."kind" in ('diagnosis', 'operation', 'symptom', 'medicine', 'allergy', 'implant', 'past-treatment', 'study', 'finding', 'condition', 'reevaluation', 'cause', 'evidence', 'stance')),
	CONSTRAINT "clinical_record_same" CHECK (entity ->> 'id' = id::text and entity ->> 'kind' = kind
				and (entity ->> 'revision')::integer = revision)
);
--> statement-breakpoint
ALTER TABLE "clinical_record" ADD CONSTRAINT "clinical_record_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clinical_record_plan" ON "clinical_record" USING btree ("plan_id");