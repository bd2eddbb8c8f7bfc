// Loaded into every Node program of a process of tests (NODE_OPTIONS). Whoever runs the tests may cut that process off before it has stopped
// them: they look for it once a second and end when it is gone.
'use strict';

setInterval(() => {
  try {
    process.kill(Number(process.env.ONBOARDING_TESTS), 0);
  } catch {
    process.exit();
  }
}, 1000).unref();
