-- By which route of its plan a page came to its policy.
alter table page
    add route text;
