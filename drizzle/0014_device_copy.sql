CREATE TABLE "device_copy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"auth_session" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "device_copy" ADD CONSTRAINT "device_copy_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_copy_user" ON "device_copy" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "device_copy_auth_session" ON "device_copy" USING btree ("auth_session");