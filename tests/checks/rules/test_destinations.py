import pytest


@pytest.mark.parametrize(
    ("check", "address"),
    [
        ("links_have_a_scheme_that_is_known", "htps://www.clinic.org/a"),
        ("links_have_a_scheme_that_is_known", "mailo:a@clinic.org"),
        ("links_have_a_scheme_that_is_known", "file:///C:/plan.pdf"),
        ("links_have_a_scheme_that_is_known", r"C:\Users\me\plan.pdf"),
        ("links_have_a_scheme_that_is_known", r"\\server\plan.pdf"),
        ("links_name_their_host", "https://93.184.216.34/news"),
        ("links_name_their_host", "https://%65xample.org/news"),
        ("links_name_their_host", "https://clinic.org:4711/news"),
        ("links_name_their_host", "https://paypal.com@evil.site/login"),
        ("links_name_their_host", "https://paypal.com%2Flogin@evil.site/"),
        ("no_host_looks_like_another", "https://www.p\u0430ypal.com/"),
        ("no_host_looks_like_another", "https://xn--pypal-4ve.com/"),
        ("no_host_looks_like_another", "https://xn--80ak6aa92e.com/"),
        ("hosts_can_be_read", "https://xn--clnic-zva.com/"),
        ("no_link_takes_a_detour", "https://www.google.com/url?q=https://clinic.org"),
        ("no_link_takes_a_detour", "https://www.google.co.uk/url?sa=t&url=https://clinic.org"),
        ("no_link_takes_a_detour", "https://l.facebook.com/l.php?u=https%3A%2F%2Fclinic.org"),
        ("no_link_takes_a_detour", "https://nam02.safelinks.protection.outlook.com/?url=x"),
        ("no_link_leads_to_an_editor", "https://editor.wix.com/html/editor/web/renderer/edit/4f"),
        ("no_link_leads_to_an_editor", "https://manage.wix.com/dashboard/4f/blog"),
        ("no_link_leads_to_an_editor", "https://docs.google.com/document/d/1a-B_c/edit?usp=sharing"),
        ("no_link_leads_to_an_editor", "https://docs.google.com/forms/u/0/d/1a/edit#responses"),
        ("no_link_leads_to_an_editor", "https://www.clinic.org/?p=12&preview=true"),
        ("no_link_leads_to_an_editor", "https://www.clinic.org/wp-admin/post.php?post=1"),
        ("no_link_opens_a_program", "https://www.clinic.org/setup.exe"),
        ("no_link_opens_a_program", "https://www.clinic.org/Plan.ZIP?dl=1"),
    ],
)
def test_a_link_that_opens_something_else_is_found(fired, check, address):
    assert fired(f'<a href="{address}">The plan</a>', of="destinations") == {check}


@pytest.mark.parametrize(
    "address",
    [
        "https://www.clinic.org/",
        "HTTPS://WWW.CLINIC.ORG/A",
        "mailto:hello@clinic.org",
        "tel:+15550100199",
        "sms:+15550100199",
        "webcal://clinic.org/a.ics",
        "#top",
        "",
        "/a:b",
        "www.clinic.org:443/a",
        "https://user@localhost:8000/",
        "https://www.google.com/maps/place/Clinic",
        "https://docs.google.com/document/d/1a/view",
        "https://docs.google.com/forms/d/e/1FA/viewform",
        "https://www.wix.com/blog/editor",
        "https://clinic.wixsite.com/home",
        "https://www.facebook.com/clinic",
        "https://www.clinic.org/preview/of-a-talk?edition=3",
        "https://www.clinic.org/plan.pdf",
        "https://sub.zip/page",
        "https://м\u0443зей.рф/",
        "https://www.münchen.de/",
        "{{ unsubscribe }}",
        "https://[::1",
    ],
)
def test_a_link_that_says_what_it_opens_is_let_pass(fired, address):
    assert not fired(f'<a href="{address}">The plan</a>', of="destinations")


def test_a_host_that_the_mail_writes_in_its_letters_is_let_pass(fired):
    assert not fired('<a href="https://xn--mnchen-3ya.de/">www.münchen.de</a>', of="destinations")
