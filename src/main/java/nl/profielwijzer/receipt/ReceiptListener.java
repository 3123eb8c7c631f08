package nl.profielwijzer.receipt;

/** Keeps something of its own about every assessment. */
public interface ReceiptListener {

    /** An assessment is being stored, in this transaction: when this fails, the assessment is not stored. */
    void stored(Beoordeling beoordeling);
}
