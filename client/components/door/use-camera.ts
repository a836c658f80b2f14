import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { codeFinder } from './find-code.ts';

const everyMs = 120;
/** A pass that is held up is one scan; away for so long, it is another one. */
const goneAfterMs = 1200;

type WithTorch = MediaTrackCapabilities & { torch?: boolean };

export type CameraState = 'off' | 'on' | 'refused';

/** The camera, and each code that comes before it. */
export const useCamera = (onCode: (code: string) => void) => {
  const video = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream | undefined>();
  const [state, setState] = useState<CameraState>('off');
  const received = useEffectEvent(onCode);

  const start = async () => {
    try {
      const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
      setStream(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', ...size } }));
      setState('on');
    } catch {
      setState('refused');
    }
  };
  const stop = () => {
    setStream(undefined);
    setState('off');
  };

  useEffect(() => {
    const element = video.current;
    if (!stream || !element) return;
    let isOver = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    let last = { code: '', at: 0 };

    const watch = async () => {
      const find = await codeFinder();
      const look = async () => {
        const code = await find(element);
        if (isOver) return;
        const now = performance.now();
        if (code) {
          if (code !== last.code || now - last.at > goneAfterMs) received(code);
          last = { code, at: performance.now() };
        }
        again = setTimeout(look, everyMs);
      };
      await look();
    };
    element.srcObject = stream;
    void element.play().catch(() => undefined);
    void watch();
    return () => {
      isOver = true;
      clearTimeout(again);
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);

  const track = stream?.getVideoTracks()[0];
  const hasTorch = (track?.getCapabilities?.() as WithTorch | undefined)?.torch === true;
  const light = (torch: boolean) =>
    track?.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] }).catch(() => undefined);

  return { video, state, start, stop, hasTorch, light };
};
