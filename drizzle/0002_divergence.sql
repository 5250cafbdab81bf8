CREATE TABLE "divergence" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "divergence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"plan_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"auth_session" uuid NOT NULL,
	"client_hash" text NOT NULL,
	"server_hash" text NOT NULL,
	"parts" jsonb NOT NULL,
	"events" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "divergence" ADD CONSTRAINT "divergence_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;