ALTER TABLE "plan_member" DROP CONSTRAINT "plan_member_once";--> statement-breakpoint
ALTER TABLE "signature" DROP CONSTRAINT "signature_meaning";--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "status_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "status_since" timestamp(3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "status_by" uuid;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "previous_clinics" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_member" ADD COLUMN "clinic" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_member" ADD COLUMN "added_by" uuid;--> statement-breakpoint
ALTER TABLE "plan_member" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "plan_member" ADD COLUMN "end_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_member" ADD COLUMN "deputy" jsonb;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_status_by_user_id_fk" FOREIGN KEY ("status_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_member" ADD CONSTRAINT "plan_member_added_by_user_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_member" ADD CONSTRAINT "plan_member_ended_by_user_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_member_once" ON "plan_member" USING btree ("plan_id","user_id") WHERE until is null;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_meaning" CHECK ("signature"."meaning" in ('author', 'reviewed', 'approved', 'agree', 'questions', 'disagree', 'withdrawn'));