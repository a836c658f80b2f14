import { useEffect, useState } from 'react';

const key = 'gate';

/** What this door is called, remembered by its browser. */
export const useGate = () => {
  const [gate, setGate] = useState('');
  useEffect(() => setGate(localStorage.getItem(key) ?? ''), []);
  const rename = (name: string) => {
    setGate(name);
    localStorage.setItem(key, name);
  };
  return { gate, rename };
};
