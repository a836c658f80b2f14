import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const shownForMs = 5000;

const ToastContext = createContext<(line: string) => void>(() => undefined);

/** Says something in passing; read out, and gone by itself, or when something else is said: nothing moves for it. */
export const useToast = () => useContext(ToastContext);

export const Toasts = ({ children }: { children: ReactNode }) => {
  const [said, setSaid] = useState<{ id: number; line: string }>();
  const say = useCallback((line: string) => {
    const id = performance.now();
    setSaid({ id, line });
    setTimeout(() => setSaid((now) => (now?.id === id ? undefined : now)), shownForMs);
  }, []);
  return (
    <ToastContext value={say}>
      {children}
      {/* the last of the page: what stands before it has arrived, see _document */}
      <div className="toasts" id="end" role="status" aria-live="polite">
        {said && (
          <div className="toast-line" key={said.id}>
            {said.line}
          </div>
        )}
      </div>
    </ToastContext>
  );
};
