delete from clockify_refusal
where position(:text in reason) > 0
