import type { OfflineCheck } from './check-offline.ts';

/** Hertz, one after the other: up for who may enter, down or low for who may not. */
const notes: Record<OfflineCheck['result'], number[]> = {
  welcome: [660, 990],
  already: [330, 330, 330],
  void: [220, 165],
  replaced: [294, 220],
  'other-event': [440, 330],
  unknown: [147],
  unchecked: [440, 440],
};

const noteSeconds = 0.14;
let context: AudioContext | undefined;

export const play = (result: OfflineCheck['result']): void => {
  context ??= new AudioContext();
  const audio = context;
  void audio.resume();
  for (const [index, frequency] of notes[result].entries()) {
    const start = audio.currentTime + index * noteSeconds;
    const tone = new OscillatorNode(audio, { frequency, type: 'triangle' });
    const gain = new GainNode(audio, { gain: 0.4 });
    gain.gain.setTargetAtTime(0, start + noteSeconds * 0.7, 0.02);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + noteSeconds);
  }
};
