update clockify_activity_sum
set sums = replace(sums, :line, :pseudonym_line)
where position(:line in sums) > 0
