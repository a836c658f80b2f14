import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The program's full name, if the PATH leads to it. */
export const onPath = (program: string, { PATH = '' }: NodeJS.ProcessEnv): string | undefined =>
  PATH.split(delimiter)
    .map((folder) => join(folder, program))
    .find(isExecutable);

const isExecutable = (file: string) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
