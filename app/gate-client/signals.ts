import type { DoorSign, DoorTone } from "../domain/open-month/door-words";

/** Frequency in hertz, length in milliseconds; 0 hertz is a pause. */
const TONES: Record<DoorTone, [hertz: number, ms: number][]> = {
  "high-short": [[1320, 120]],
  "two-short": [[1320, 90], [0, 70], [1320, 90]],
  low: [[330, 220]],
  "low-low": [[330, 180], [0, 90], [330, 180]],
  "long-low": [[220, 650]],
  none: [],
};

export type Signals = {
  /** Browsers let a page sound only after somebody has touched it. */
  allow(): void;
  give(sign: DoorSign): void;
};

/** Tone and vibration of a verdict. Nothing else of the client sounds. */
export function openSignals(): Signals {
  let audio: AudioContext | null = null;
  return {
    allow() {
      if (typeof AudioContext === "undefined") return;
      audio ??= new AudioContext();
      void audio.resume();
    },
    give(sign) {
      if (sign.vibration.length > 0) navigator.vibrate?.([...sign.vibration]);
      if (!audio || audio.state !== "running") return;
      let at = audio.currentTime;
      for (const [hertz, ms] of TONES[sign.tone]) {
        if (hertz > 0) sound(audio, hertz, at, ms / 1000);
        at += ms / 1000;
      }
    },
  };
}

function sound(audio: AudioContext, hertz: number, at: number, seconds: number): void {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = hertz;
  // Without a soft end the loudspeaker clicks.
  volume.gain.setValueAtTime(0.6, at);
  volume.gain.linearRampToValueAtTime(0, at + seconds);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds);
}
