CREATE TABLE "audit_event" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_event_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"actor_id" uuid,
	"role" text,
	"auth_session" uuid,
	"plan_id" uuid,
	"object_id" text,
	"outcome" text NOT NULL,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"thread_id" uuid NOT NULL,
	"text" text NOT NULL,
	"mentions" jsonb NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"written_by" uuid NOT NULL,
	"entered_in_error_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "goal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	CONSTRAINT "goal_status" CHECK ("goal"."status" in ('proposed', 'accepted', 'completed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "signature" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"version_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"meaning" text NOT NULL,
	"statement" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "signature_meaning" CHECK ("signature"."meaning" in ('author', 'reviewed', 'agree', 'questions'))
);
--> statement-breakpoint
CREATE TABLE "thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"anchor" jsonb NOT NULL,
	"status" text NOT NULL,
	"needs_answer" boolean NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" uuid
);
--> statement-breakpoint
CREATE TABLE "treatment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"why" text NOT NULL,
	"why_now" text NOT NULL,
	"for_cause" text NOT NULL,
	"goal_id" uuid,
	"tried_before" jsonb NOT NULL,
	"target" text NOT NULL,
	"review_on" date,
	"dosage" jsonb,
	"status" text NOT NULL,
	"status_reason" text NOT NULL,
	"status_at" timestamp (3) with time zone NOT NULL,
	"status_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"proposed_by" uuid NOT NULL,
	"details_revision" integer NOT NULL,
	CONSTRAINT "treatment_status" CHECK ("treatment"."status" in ('suggested', 'proposed', 'considering', 'chosen', 'active', 'completed', 'stopped', 'set-aside', 'entered-in-error')),
	CONSTRAINT "treatment_kind" CHECK ("treatment"."kind" in ('medicine', 'exercise', 'psychological', 'device', 'injection', 'surgery', 'wait-and-see', 'other')),
	CONSTRAINT "treatment_medicine_has_dosage" CHECK (kind <> 'medicine' or status not in ('chosen', 'active', 'completed', 'stopped')
				or dosage is not null)
);
--> statement-breakpoint
CREATE TABLE "treatment_response" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"treatment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"responded_at" timestamp (3) with time zone NOT NULL,
	"details_revision" integer NOT NULL,
	CONSTRAINT "treatment_response_once" UNIQUE("treatment_id","user_id"),
	CONSTRAINT "treatment_response_kind" CHECK ("treatment_response"."kind" in ('accept', 'decline', 'question'))
);
--> statement-breakpoint
CREATE TABLE "version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"number" integer NOT NULL,
	"seq" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"canonical_text" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"signed_by" uuid NOT NULL,
	CONSTRAINT "version_number" UNIQUE("plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" text PRIMARY KEY NOT NULL,
	"public_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"reauthenticated_at" timestamp (3) with time zone,
	CONSTRAINT "auth_session_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "clinic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clinic_member" (
	"clinic_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "clinic_member_clinic_id_user_id_pk" PRIMARY KEY("clinic_id","user_id"),
	CONSTRAINT "clinic_member_role" CHECK ("clinic_member"."role" in ('referring-doctor', 'pain-specialist'))
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"demonstration" boolean NOT NULL,
	"installed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_one_row" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "patient" (
	"id" uuid PRIMARY KEY NOT NULL,
	"clinic_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"birth_date" date NOT NULL,
	"identifier" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "patient_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "patient_identifier" UNIQUE("clinic_id","identifier")
);
--> statement-breakpoint
CREATE TABLE "sign_in_link" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "command_outcome" (
	"plan_id" uuid NOT NULL,
	"op_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"from_seq" bigint,
	"to_seq" bigint,
	"refusal" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_outcome_plan_id_op_id_pk" PRIMARY KEY("plan_id","op_id")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"patient_name" text NOT NULL,
	"patient_birth_date" date NOT NULL,
	"patient_identifier" text,
	"title" text NOT NULL,
	"ask" text NOT NULL,
	"status" text NOT NULL,
	"urgency" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	CONSTRAINT "plan_status" CHECK ("plan"."status" in ('draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error')),
	CONSTRAINT "plan_urgency" CHECK ("plan"."urgency" in ('emergency', 'urgent', 'soon', 'elective', 'monitoring'))
);
--> statement-breakpoint
CREATE TABLE "plan_event" (
	"plan_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"op_id" uuid NOT NULL,
	"type" text NOT NULL,
	"command" text,
	"entity_kind" text,
	"entity_id" uuid,
	"document" text,
	"actor_id" uuid NOT NULL,
	"role" text NOT NULL,
	"auth_session" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"payload" jsonb,
	"bytes" "bytea",
	"payload_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "plan_event_plan_id_seq_pk" PRIMARY KEY("plan_id","seq"),
	CONSTRAINT "plan_event_shape" CHECK ((type = 'prose' and bytes is not null and document is not null and payload is null)
				or (type = 'entity' and payload is not null and entity_kind is not null
					and entity_id is not null and command is not null and bytes is null))
);
--> statement-breakpoint
CREATE TABLE "plan_head" (
	"plan_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_look" (
	"plan_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plan_look_plan_id_user_id_pk" PRIMARY KEY("plan_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "plan_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"plan_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	CONSTRAINT "plan_member_once" UNIQUE("plan_id","user_id"),
	CONSTRAINT "plan_member_role" CHECK ("plan_member"."role" in ('patient', 'referring-doctor', 'pain-specialist'))
);
--> statement-breakpoint
CREATE TABLE "prose_client" (
	"plan_id" uuid NOT NULL,
	"document" text NOT NULL,
	"client_id" bigint NOT NULL,
	"user_id" uuid,
	"leased_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prose_client_plan_id_document_client_id_pk" PRIMARY KEY("plan_id","document","client_id")
);
--> statement-breakpoint
CREATE TABLE "prose_snapshot" (
	"plan_id" uuid NOT NULL,
	"document" text NOT NULL,
	"seq" bigint NOT NULL,
	"state" "bytea" NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prose_snapshot_plan_id_document_seq_pk" PRIMARY KEY("plan_id","document","seq")
);
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_written_by_user_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_added_by_user_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_version_id_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_started_by_user_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_resolved_by_user_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_status_by_user_id_fk" FOREIGN KEY ("status_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_proposed_by_user_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment_response" ADD CONSTRAINT "treatment_response_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment_response" ADD CONSTRAINT "treatment_response_treatment_id_treatment_id_fk" FOREIGN KEY ("treatment_id") REFERENCES "public"."treatment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment_response" ADD CONSTRAINT "treatment_response_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_signed_by_user_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_member" ADD CONSTRAINT "clinic_member_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_member" ADD CONSTRAINT "clinic_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_patient_id_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patient"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_started_by_user_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_head" ADD CONSTRAINT "plan_head_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_look" ADD CONSTRAINT "plan_look_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_look" ADD CONSTRAINT "plan_look_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_member" ADD CONSTRAINT "plan_member_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_member" ADD CONSTRAINT "plan_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prose_client" ADD CONSTRAINT "prose_client_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prose_client" ADD CONSTRAINT "prose_client_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prose_snapshot" ADD CONSTRAINT "prose_snapshot_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_plan" ON "audit_event" USING btree ("plan_id","seq");--> statement-breakpoint
CREATE INDEX "comment_plan" ON "comment" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "goal_plan" ON "goal" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "signature_plan" ON "signature" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "thread_plan" ON "thread" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "treatment_plan" ON "treatment" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "treatment_response_plan" ON "treatment_response" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "clinic_member_user" ON "clinic_member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "patient_name" ON "patient" USING btree ("clinic_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_event_prose_op" ON "plan_event" USING btree ("plan_id","op_id") WHERE type = 'prose';--> statement-breakpoint
CREATE INDEX "plan_event_document" ON "plan_event" USING btree ("plan_id","document","seq") WHERE type = 'prose';--> statement-breakpoint
CREATE INDEX "plan_member_user" ON "plan_member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "prose_client_user" ON "prose_client" USING btree ("user_id");