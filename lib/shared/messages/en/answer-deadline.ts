/** Until when a patient may answer what we asked, and what happens then: on the order's page and in its mail. */
export const answerDeadline = {
  answerBy: 'Please answer by',
  noAnswer: 'If we hear nothing by then, we close the order and give you all your money back.',
}
