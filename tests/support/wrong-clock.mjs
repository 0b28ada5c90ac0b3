// Loaded before an application, it sets its clock wrong: nothing in the application knows of it.
const right = Date.now;
const ahead = Number(process.env["CLOCK_AHEAD_MS"]);
Date.now = () => right() + ahead;
