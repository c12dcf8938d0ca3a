import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localizeError } from '../../../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../../../i18n/localized-message.ts';
import type { Io } from '../../../system/io.ts';

/** A draft after it was edited. If the editor failed, it is the one before, and `problem` says why. */
export interface EditedDraft {
  readonly draft: string;
  readonly problem: LocalizedMessage | null;
}

/**
 * Opens a draft in the user's editor, `VISUAL` or `EDITOR`, and waits until it ends. The draft is in a folder that its owner alone
 * can open, which is removed afterwards.
 *
 * @param io its signal ends the editor too
 */
export async function editDraft(draft: string, io: Pick<Io, 'env' | 'platform' | 'signal'>): Promise<EditedDraft> {
  const editor = io.env['VISUAL']?.trim() || io.env['EDITOR']?.trim();
  if (!editor) return { draft, problem: localized('there is no editor: set VISUAL or EDITOR, to nano for example') };
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(tmpdir(), 'clawwits-draft-'));
    const path = join(folder, 'question.md');
    await writeFile(path, draft === '' ? '' : `${draft}\n`, { mode: 0o600, flag: 'wx' });
    const code = await runEditor(editor, path, io);
    if (code !== 0) {
      return { draft, problem: localized('{editor} ended with {code}: the draft is as it was', { editor, code }) };
    }
    return { draft: (await readFile(path, 'utf8')).replace(/^\ufeff/, '').trimEnd(), problem: null };
  } catch (error) {
    const values = { editor, problem: localizeError(error) };
    return { draft, problem: localized('{editor} could not be used ({problem}): the draft is as it was', values) };
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the editor by the shell, as it may have arguments. Returns its exit code, or the name of the signal that ended it. */
function runEditor(
  editor: string,
  path: string,
  { env, platform, signal }: Pick<Io, 'env' | 'platform' | 'signal'>,
): Promise<number | string> {
  const options = { env, signal, stdio: 'inherit' } as const;
  const child =
    platform === 'win32'
      ? spawn(`${editor} "${path}"`, { ...options, shell: true })
      : spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', path], options);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, ended) => resolve(code ?? ended ?? 1));
  });
}
