// Loaded into the web server, the seed and the build: when the launcher that started them was killed, nobody else would stop
// them, and the next start would meet a taken port or a half-written database.
const parent = Number(process.env.COMMITPOINT_PARENT);
const CHECK_MS = 500;

if (process.ppid === parent) {
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, CHECK_MS).unref();
}
