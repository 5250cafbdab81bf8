CREATE TABLE "restoration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"document" text NOT NULL,
	"source" jsonb NOT NULL,
	"reason" text NOT NULL,
	"restored_at" timestamp(3) with time zone NOT NULL,
	"restored_by" uuid NOT NULL,
	CONSTRAINT "restoration_document" CHECK ("restoration"."document" in ('what-matters', 'story', 'working-diagnosis', 'plan-summary'))
);
--> statement-breakpoint
ALTER TABLE "plan_look" ADD COLUMN "acknowledged_seq" bigint;--> statement-breakpoint
ALTER TABLE "plan_look" ADD COLUMN "acknowledged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "restoration" ADD CONSTRAINT "restoration_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restoration" ADD CONSTRAINT "restoration_restored_by_user_id_fk" FOREIGN KEY ("restored_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "restoration_plan" ON "restoration" USING btree ("plan_id");
--> statement-breakpoint
-- What was put back stays on the record as it was.
CREATE TRIGGER restoration_append_only BEFORE UPDATE OR DELETE ON restoration FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER restoration_no_truncate BEFORE TRUNCATE ON restoration FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
