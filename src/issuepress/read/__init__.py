"""Reading articles: any kind of source becomes an Article."""
