// Called by Maven: installs and builds only what has changed since the last time, so that an unchanged console costs nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

function files(path) {
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? files(join(path, entry.name)) : [join(path, entry.name)]));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.slice(here.length)).update(readFileSync(path));
  return hash.digest('hex');
}

function once(name, made, paths, ...commands) {
  const note = join(here, 'target', `${name}.sha256`);
  const now = digest(paths);
  if (existsSync(join(here, made)) && existsSync(note) && readFileSync(note, 'utf8') === now) return;
  rmSync(note, { force: true });
  for (const args of commands) {
    const done = spawnSync('npm', args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
    if (done.error || done.status !== 0) {
      console.error(`console: npm ${args.join(' ')} failed${done.error ? `: ${done.error.message}` : ''}`);
      process.exit(1);
    }
  }
  mkdirSync(join(here, 'target'), { recursive: true });
  writeFileSync(note, now);
}

const own = (...names) => names.map((name) => join(here, name));
const lock = own('package.json', 'package-lock.json', '.npmrc');
const sources = [...lock, ...own('index.html', 'tsconfig.json', 'vite.config.ts'), ...files(join(here, 'public')), ...files(join(here, 'src'))];

once('installed', 'node_modules', lock, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
// What an earlier build left would otherwise stay in the jar.
const before = existsSync(join(here, 'dist', 'index.html')) ? readFileSync(join(here, 'dist', 'index.html'), 'utf8') : '';
once('built', 'dist/index.html', sources, ['test', '--silent'], ['run', 'build', '--silent']);
if (readFileSync(join(here, 'dist', 'index.html'), 'utf8') !== before) {
  rmSync(join(here, 'target', 'classes', 'META-INF', 'resources'), { recursive: true, force: true });
}
