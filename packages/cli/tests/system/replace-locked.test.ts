import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceLocked } from '../../src/system/replace-locked.ts';
import { makeFolder } from '../support/run-command.ts';

async function makeCounter() {
  const folder = await makeFolder();
  const path = join(folder, 'count');
  writeFileSync(path, '0');
  const count = () => Number(readFileSync(path, 'utf8'));
  return { folder, path, count, lock: `${path}.lock` };
}

/** Lets the lock look as if its owner had not renewed it for long. */
const age = (lock: string) => utimesSync(lock, 1, 1);

describe('a file that is replaced under a lock', () => {
  it('loses nothing of many that replace it at the same time', async () => {
    const { folder, path, count } = await makeCounter();
    const add = () => replaceLocked(path, async () => String(count() + 1));
    await Promise.all(Array.from({ length: 25 }, add));
    expect(count()).toBe(25);
    expect(readdirSync(folder)).toEqual(['count']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is not replaced by a process that was suspended and woke without its lock: that begins again', async () => {
    const { folder, path, count, lock } = await makeCounter();
    let attempts = 0;
    await replaceLocked(path, async () => {
      attempts += 1;
      const before = count();
      if (attempts === 1) {
        age(lock);
        await replaceLocked(path, async () => String(count() + 10));
      }
      return String(before + 1);
    });
    expect([attempts, count()]).toEqual([2, 11]);
    expect(readdirSync(folder)).toEqual(['count']);
  });

  it('is not replaced by one that wakes while another holds the lock', async () => {
    const { path, count, lock } = await makeCounter();
    let attempts = 0;
    let other: Promise<void> = Promise.resolve();
    let isHeld = () => {};
    await replaceLocked(path, async () => {
      attempts += 1;
      const before = count();
      if (attempts > 1) return String(before + 1);
      age(lock);
      const held = new Promise<void>((resolve) => {
        isHeld = resolve;
      });
      other = replaceLocked(path, async () => {
        isHeld();
        // The first one tries to put its text in place meanwhile.
        await new Promise((resolve) => setTimeout(resolve, 30));
        return String(count() + 10);
      });
      await held;
      return String(before + 1);
    });
    await other;
    expect([attempts, count()]).toEqual([2, 11]);
  });

  it('loses nothing where locks are taken away at any moment', async () => {
    const { path, count, lock } = await makeCounter();
    const thief = setInterval(() => {
      try {
        renameSync(lock, `${lock}.stolen`);
        rmSync(`${lock}.stolen`, { recursive: true });
      } catch {
        // Nobody holds it.
      }
    }, 3);
    const add = () =>
      replaceLocked(path, async () => {
        const before = count();
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
        return String(before + 1);
      });
    await Promise.all(Array.from({ length: 12 }, add));
    clearInterval(thief);
    expect(count()).toBe(12);
  });

  it('renews the lock while it is held', async () => {
    const { path, lock } = await makeCounter();
    await replaceLocked(path, async () => {
      age(lock);
      while (statSync(lock).mtimeMs < 2_000) await new Promise((resolve) => setTimeout(resolve, 20));
      return '1';
    });
  });

  it('stays as it is where the text cannot be made, and the lock is free again', async () => {
    const { folder, path, count } = await makeCounter();
    await expect(replaceLocked(path, () => Promise.reject(new Error('no text')))).rejects.toThrow('no text');
    expect([count(), readdirSync(folder)]).toEqual([0, ['count']]);
  });
});
