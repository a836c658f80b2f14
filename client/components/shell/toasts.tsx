import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const shownForMs = 5000;

const ToastContext = createContext<(line: string) => void>(() => undefined);

/** Says something in passing; read out, and gone by itself. */
export const useToast = () => useContext(ToastContext);

export const Toasts = ({ children }: { children: ReactNode }) => {
  const [lines, setLines] = useState<{ id: number; line: string }[]>([]);
  const say = useCallback((line: string) => {
    const id = performance.now();
    setLines((before) => [...before, { id, line }]);
    setTimeout(() => setLines((before) => before.filter((one) => one.id !== id)), shownForMs);
  }, []);
  return (
    <ToastContext value={say}>
      {children}
      {/* the last of the page: what stands before it has arrived, see _document */}
      <div className="toasts" id="end" role="status" aria-live="polite">
        {lines.map(({ id, line }) => (
          <div className="toast-line" key={id}>
            {line}
          </div>
        ))}
      </div>
    </ToastContext>
  );
};
