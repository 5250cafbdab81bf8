CREATE TABLE "agenda_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"subject" jsonb NOT NULL,
	"text" text NOT NULL,
	"order" text NOT NULL,
	"status" text NOT NULL,
	"status_at" timestamp(3) with time zone NOT NULL,
	"care_session_id" uuid,
	"added_at" timestamp(3) with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	CONSTRAINT "agenda_item_status" CHECK ("agenda_item"."status" in ('open', 'settled', 'left-out'))
);
--> statement-breakpoint
CREATE TABLE "care_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"status" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"planned_minutes" integer NOT NULL,
	"current_item_id" uuid,
	"attendees" jsonb NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"ended_by" uuid,
	"left_open" jsonb NOT NULL,
	CONSTRAINT "care_session_status" CHECK ("care_session"."status" in ('under-way', 'ended')),
	CONSTRAINT "care_session_ended" CHECK ((status = 'ended') = (ended_at is not null) and (ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"care_session_id" uuid NOT NULL,
	"agenda_item_id" uuid,
	"type" text NOT NULL,
	"outcome" jsonb,
	"text" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"by" uuid NOT NULL,
	"present" jsonb NOT NULL,
	"entered_in_error_at" timestamp(3) with time zone,
	CONSTRAINT "decision_type" CHECK ("decision"."type" in ('decided', 'open-point', 'note'))
);
--> statement-breakpoint
ALTER TABLE "version" ADD COLUMN "care_session_id" uuid;--> statement-breakpoint
ALTER TABLE "plan_event" ADD COLUMN "care_session" uuid;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_care_session_id_care_session_id_fk" FOREIGN KEY ("care_session_id") REFERENCES "public"."care_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_added_by_user_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_session" ADD CONSTRAINT "care_session_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_session" ADD CONSTRAINT "care_session_lead_id_user_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_session" ADD CONSTRAINT "care_session_started_by_user_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_session" ADD CONSTRAINT "care_session_ended_by_user_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_care_session_id_care_session_id_fk" FOREIGN KEY ("care_session_id") REFERENCES "public"."care_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_item_plan" ON "agenda_item" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "care_session_plan" ON "care_session" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "care_session_one_under_way" ON "care_session" USING btree ("plan_id") WHERE status = 'under-way';--> statement-breakpoint
CREATE INDEX "decision_plan" ON "decision" USING btree ("plan_id");--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_care_session_id_care_session_id_fk" FOREIGN KEY ("care_session_id") REFERENCES "public"."care_session"("id") ON DELETE no action ON UPDATE no action;