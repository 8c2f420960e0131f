import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** The folder of the project, wherever it was started from. */
export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../..');

/** Where this installation keeps its data (`TUOKE_DATA_DIR`, default `.data`). */
export function dataFolder(): string {
  return path.resolve(PROJECT_FOLDER, process.env['TUOKE_DATA_DIR'] ?? '.data');
}

/** Programs that were downloaded or built, shared by all data folders: they hold nothing that a reset should remove. */
export function toolsFolder(): string {
  return ensureFolder(path.join(PROJECT_FOLDER, '.data', 'tools'));
}

/** Creates a folder with its parents. @returns the folder */
export function ensureFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
