// `npm start`: installs what is missing, then hands over to the supervisor on Node 24.
import { spawn } from 'node:child_process';
import path from 'node:path';

import { NODE, PROJECT_FOLDER, installPackages } from './launch/install.mjs';

installPackages();
const supervisor = spawn(NODE, [path.join(PROJECT_FOLDER, 'scripts/launch/main.ts'), ...process.argv.slice(2)], {
  // the fourth channel closes when this process dies in any way, which tells the supervisor to stop
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
// Ctrl-C reaches the supervisor by itself; this process waits for it
process.on('SIGINT', () => {});
// npm passes SIGTERM to the shell it put in between, and the shell passes on nothing: its end is all that is seen here
if (process.env['npm_lifecycle_event'] !== undefined) {
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && supervisor.kill('SIGTERM'), 500).unref();
}
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => supervisor.kill('SIGTERM'));
supervisor.on('exit', (code) => process.exit(code ?? 1));
