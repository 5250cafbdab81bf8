CREATE TABLE "safety_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"occasion" text NOT NULL,
	"catalogue_version" text NOT NULL,
	"answers" jsonb NOT NULL,
	"level" text,
	"raised" jsonb NOT NULL,
	"answered_at" timestamp(3) with time zone NOT NULL,
	"answered_by" uuid NOT NULL,
	"opened_at" timestamp(3) with time zone,
	"opened_by" uuid,
	"closed_at" timestamp(3) with time zone,
	"closed_by" uuid,
	"outcome" text,
	"note" text NOT NULL,
	CONSTRAINT "safety_check_occasion" CHECK ("safety_check"."occasion" in ('onboarding', 'on-demand', 'weekly', 'flare')),
	CONSTRAINT "safety_check_level" CHECK ("safety_check"."level" in ('E0', 'E1', 'E2')),
	CONSTRAINT "safety_check_outcome" CHECK ("safety_check"."outcome" in ('emergency-care', 'seen', 'appointment', 'advice', 'answered-in-error')),
	CONSTRAINT "safety_check_closed" CHECK ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null))
);
--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "urgency_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "urgency_since" timestamp(3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "urgency_owner" uuid;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "urgency_review_on" date;--> statement-breakpoint
ALTER TABLE "safety_check" ADD CONSTRAINT "safety_check_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_check" ADD CONSTRAINT "safety_check_answered_by_user_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_check" ADD CONSTRAINT "safety_check_opened_by_user_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_check" ADD CONSTRAINT "safety_check_closed_by_user_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "safety_check_plan" ON "safety_check" USING btree ("plan_id");--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_urgency_owner_user_id_fk" FOREIGN KEY ("urgency_owner") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;