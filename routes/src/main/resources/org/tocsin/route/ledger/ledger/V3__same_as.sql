-- The alert that said the same a moment before, so that this one went nowhere.
alter table alert add column same_as varchar(26) not null default '';
