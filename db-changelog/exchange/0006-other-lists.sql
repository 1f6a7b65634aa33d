--liquibase formatted sql

--changeset exchange:which-list-left logicalFilePath:exchange/0006
--comment: Not young people alone leave as a list: exchanges, referrals, outings too. What is counted are its lines.
alter table exchange_export add column list text not null default 'YOUTH' check (list ~ '^[A-Z_]{1,20}$');
grant insert (list) on exchange_export to visibles_app;
--rollback alter table exchange_export drop column list;
