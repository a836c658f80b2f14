export const api = {
  noAnswer: 'No answer came. Check your connection and try again: nothing is done twice.',
  unavailable: 'This part of the shop is busy right now. Try again in a moment: nothing is done twice.',
  unknown: 'Something went wrong.',
};
