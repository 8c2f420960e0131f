import { useEffect, useState } from 'react';

const pauseMs = 400;

/** A value that has not changed for a moment: nobody is asked about what is half typed. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
