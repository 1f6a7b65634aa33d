--liquibase formatted sql

--changeset demo:create-demo-state logicalFilePath:demo/0002 context:demo
--comment: Whether the invented data are all there; a first start that was cut off fills them in again from the begin.
create table demo_state (filled_at timestamptz primary key);
grant select, insert on demo_state to visibles_app;
--rollback drop table demo_state;
