select name from clockify_user where name is not null
union
select full_name from clockify_employee where full_name is not null
union
select team from clockify_employee where team is not null
union
select name from clockify_workspace where name is not null
union
select name from clockify_user_group where name is not null
union
select name from clockify_project where name is not null
union
select name from clockify_client where name is not null
union
select name from clockify_task where name is not null
union
select name from clockify_tag where name is not null
union
select name from clockify_custom_field where name is not null
