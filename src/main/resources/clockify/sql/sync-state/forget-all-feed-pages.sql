delete from clockify_feed_page
where integration = :integration
