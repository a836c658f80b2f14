import { useRef, useState } from 'react';
import type { Outcome } from '../api/send.ts';
import type { Image, Problem } from '../api/types.ts';
import { useVisit } from './use-visit.ts';

export type Upload = ReturnType<typeof useUpload>;

/** A file's way to the API as soon as it is chosen. Another one chosen meanwhile takes its place. */
export const useUpload = (before: Image | undefined) => {
  const { language } = useVisit();
  const [image, setImage] = useState<Image | undefined>(before);
  /** From 0 to 1 while it is under way. */
  const [progress, setProgress] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const running = useRef<AbortController>(undefined);
  const last = useRef<Promise<Image | undefined>>(Promise.resolve(before));

  const begin = () => {
    running.current?.abort();
    running.current = new AbortController();
    setProblem(undefined);
    return running.current.signal;
  };

  const send = async (file: File, signal: AbortSignal): Promise<Outcome<Image>> => {
    const { send } = await import('../api/send.ts');
    const onProgress = (share: number) => !signal.aborted && setProgress(share);
    return send({ method: 'post', url: '/api/tickets/images', body: file, onProgress, signal }, language);
  };

  const upload = (file: File) => {
    const signal = begin();
    setProgress(0);
    last.current = send(file, signal).then(({ data, problem: refused }) => {
      if (signal.aborted) return last.current;
      setProgress(undefined);
      setProblem(refused);
      if (!data) return image;
      setImage(data);
      return data;
    });
  };

  const remove = () => {
    begin();
    setProgress(undefined);
    setImage(undefined);
    last.current = Promise.resolve(undefined);
  };

  return {
    image,
    isNew: image !== undefined && image.id !== before?.id,
    progress,
    problem,
    upload,
    remove,
    /** The picture as it is when what is under way has ended. */
    finished: () => last.current,
  };
};
