"""The robots.txt of both sites: articles and lists are allowed. The real ones are not known."""

ROBOTS = "User-agent: *\nDisallow: /article/search\nDisallow: /admin\nAllow: /\n"
