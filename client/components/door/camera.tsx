import { useState } from 'react';
import { useText } from '../../hooks/use-visit.ts';
import { door } from '../../i18n/door.ts';
import { useCamera } from './use-camera.ts';

export const Camera = ({ onCode }: { onCode: (code: string) => void }) => {
  const text = useText(door);
  const { video, state, start, stop, hasTorch, light } = useCamera(onCode);
  const [isLit, setLit] = useState(false);
  const toggle = () => {
    void light(!isLit);
    setLit(!isLit);
  };
  return (
    <div className="camera">
      {/* what is before the camera, without a sound */}
      <video ref={video} hidden={state !== 'on'} aria-label={text.camera} playsInline muted />
      {state === 'refused' && <p role="alert">{text.cameraRefused}</p>}
      <div className="actions">
        {state === 'on' ? (
          <button className="btn btn-secondary" type="button" onClick={stop}>
            {text.cameraOff}
          </button>
        ) : (
          <button className="btn btn-primary wide" type="button" onClick={start}>
            {text.cameraOn}
          </button>
        )}
        {hasTorch && (
          <button className="btn btn-secondary" type="button" aria-pressed={isLit} onClick={toggle}>
            {text.torch}
          </button>
        )}
      </div>
    </div>
  );
};
