export const Mark = () => (
  <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
    <path fill="currentColor" d="M2 7h24v4.6a2.6 2.6 0 0 0 0 4.8V21H2v-4.6a2.6 2.6 0 0 0 0-4.8z" />
    <path stroke="var(--paper)" strokeWidth="1.8" strokeDasharray="2 2" d="M18 8.5v11" />
  </svg>
);
