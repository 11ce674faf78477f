// Loaded into the web server: when the launcher that started it was killed, nobody would stop it, and its port stayed taken.
const parent = Number(process.env.COMMITPOINT_PARENT);
const CHECK_MS = 500;

if (process.ppid === parent) {
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, CHECK_MS).unref();
}
