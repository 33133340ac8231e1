insert into clockify_refusal (integration, workspace_id, request, status, reason, page_size, form, since, tried_at)
values (:integration, :workspace_id, :request, :status, :reason, :page_size, :form, :now, :now)
