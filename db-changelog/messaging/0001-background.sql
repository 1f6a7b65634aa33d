--liquibase formatted sql

--changeset messaging:create-scheduled-tasks logicalFilePath:messaging/0001
--comment: What runs in the background, and which node has picked it (table of the library db-scheduler). Its data name no person.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
grant select, insert, update, delete on scheduled_tasks to visibles_app;
--rollback drop table scheduled_tasks;
