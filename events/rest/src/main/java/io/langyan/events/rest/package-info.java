/** What every REST surface of the suite shares: problem+json, roles and brands, pages, creating writes that may be repeated. */
package io.langyan.events.rest;
