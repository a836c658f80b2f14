import { type Logger, type LogLevel, logLevels } from '../base/logger.ts';

export type LogLevelSwitch = ReturnType<typeof logLevelSwitch>;

/** How much a running process says, until it ends: then it is LOG_LEVEL again. */
export const logLevelSwitch = (logger: Logger) => {
  const configured = logger.level;
  let before = configured;

  const set = (level: string) => {
    if (level === logger.level) return;
    before = logger.level;
    logger.level = level;
    logger.warn({ before, level }, 'Changed the log level');
  };

  return {
    now: () => logger.level,
    /** False: there is no such level. */
    set: (level: unknown): boolean => {
      const isOne = logLevels.includes(level as LogLevel);
      if (isOne) set(level as LogLevel);
      return isOne;
    },
    /** On, and off again. */
    debug: () => {
      const usual = before === 'debug' ? 'info' : before;
      set(logger.level === 'debug' ? usual : 'debug');
    },
  };
};
