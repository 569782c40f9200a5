import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * 缓存文件夹 — `$CHUSUAN_CACHE`, else the place each system has for caches.
 * `$XDG_CACHE_HOME` counts only when absolute (XDG Base Directory Specification 0.8). Undefined when there is no home.
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env, platform: NodeJS.Platform = process.platform,
): string | undefined {
  const { CHUSUAN_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (own) return own;
  if (xdg && isAbsolute(xdg)) return join(xdg, 'chusuan');
  if (platform === 'win32' && local) return join(local, 'chusuan', 'cache');
  const home = homeFolder(environment);
  if (home === undefined) return undefined;
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'chusuan') : join(home, '.cache', 'chusuan');
}

function homeFolder({ HOME: home }: Readonly<Record<string, string | undefined>>): string | undefined {
  if (home) return home;
  try {
    return homedir() || undefined;
  } catch {
    // A user without an entry in the system's list has no home; then nothing is kept.
    return undefined;
  }
}
