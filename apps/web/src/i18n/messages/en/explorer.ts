export const explorer = {
  title: 'Slice',
};
