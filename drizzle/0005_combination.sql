ALTER TABLE "goal" ADD COLUMN "measure" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "goal" ADD COLUMN "levels" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "goal" ADD COLUMN "answers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "treatment" ADD COLUMN "catalogue_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "treatment" ADD COLUMN "cause_ids" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "treatment" ADD COLUMN "frequency" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "treatment" ADD COLUMN "who_does" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "treatment" ADD COLUMN "start_on" date;--> statement-breakpoint
ALTER TABLE "treatment" ADD COLUMN "stop_rule" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "treatment" ADD COLUMN "gate_reason" text DEFAULT '' NOT NULL;