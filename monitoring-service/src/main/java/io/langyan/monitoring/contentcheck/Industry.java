package io.langyan.monitoring.contentcheck;

/** What is advertised: laws ask different things of different trades. */
enum Industry {
    general,
    food,
    medical,
    cosmetics,
    finance,
    education,
    realestate
}
