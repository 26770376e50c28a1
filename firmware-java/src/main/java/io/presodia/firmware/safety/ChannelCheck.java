package io.presodia.firmware.safety;

/** One way in which one fault of one channel shows. Remembers what it needs from scan to scan. */
sealed interface ChannelCheck
        permits BudgetCheck,
                ContactCheck,
                DisagreementCheck,
                FollowCheck,
                FrozenCheck,
                GasCheck,
                HostCheck,
                JumpCheck,
                LeakageCheck,
                LimitCheck,
                OpenForceLeadCheck,
                OpenSenseLeadCheck,
                RateCheck,
                ReadingLostCheck,
                RelayCheck,
                ReversedCellCheck,
                SaturationCheck,
                SoftShortCheck,
                StaleCheck,
                StrayCurrentCheck,
                UnderVoltageCheck,
                WearCheck {
    /** Judges one scan. */
    void look(ChannelView view, Findings out);

    /** Nothing is known any more: the channel is not supervised. */
    void reset(Findings out);
}
