const noAnswer = (ms: number) => new Error(`No answer within ${ms} ms`);

/** Rejects when it takes longer; what was begun goes on by itself. */
export const within = async <T>(ms: number, work: Promise<T> | T, late = noAnswer): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late(ms)), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
